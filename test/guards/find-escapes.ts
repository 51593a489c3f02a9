import ts from 'typescript';
import type { ProjectFile } from './project-files.ts';

/** Comments that switch a tool off. With a reason after ` -- ` they are allowed. */
const suppression =
  /@ts-(?:ignore|nocheck|expect-error)|(?:oxlint|eslint)-disable|prettier-ignore|v8 ignore|istanbul ignore|c8 ignore/;

function parse({ path, text }: ProjectFile): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : path.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
}

function place(source: ts.SourceFile, position: number): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(position).line + 1}`;
}

/** Places where the type `any` is written. */
export function findAny(file: ProjectFile): readonly string[] {
  const source = parse(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(place(source, node.getStart(source)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Places where a tool is switched off without a reason. Strings that merely contain such words do not count. */
export function findSuppressions(file: ProjectFile): readonly string[] {
  const source = parse(file);
  const comments = new Map<number, string>();
  const collect = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of ranges) comments.set(pos, file.text.slice(pos, end));
    ts.forEachChild(node, collect);
  };
  collect(source);
  // Comments at the end of the file hang on its last token.
  for (const range of ts.getLeadingCommentRanges(file.text, source.endOfFileToken.getFullStart()) ?? []) {
    comments.set(range.pos, file.text.slice(range.pos, range.end));
  }
  return [...comments]
    .filter(([, text]) => suppression.test(text) && !/\s--\s+\S{3,}/.test(text))
    .map(([position]) => place(source, position));
}
