import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface TestAuthority {
  /** Of the authority itself, to be trusted. */
  readonly certificate: string;
  /** For these names and addresses, such as `IP:127.0.0.1` or `DNS:cdn.example.com`. */
  issue(names: string, validity?: { readonly from: string; readonly to: string }): ServerCertificate;
}

/** Certificates made on the spot: nothing that could be trusted, or run out, lies about in the tree. */
export function createTestAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-authority-'));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    openssl(
      'req',
      '-x509',
      ...newKey,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Test authority',
      '-days',
      '2',
    );
    const [key, certificate] = [readFileSync(path('ca.key'), 'utf8'), readFileSync(path('ca.pem'), 'utf8')];
    return { certificate, issue: (names, validity) => issue({ key, cert: certificate }, names, validity) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Nobody vouches for it but itself. */
export function selfSigned(names: string): ServerCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-authority-'));
  try {
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', '/CN=Self', '-addext', `subjectAltName=${names}`];
    const args = ['req', '-x509', ...newKey, '-keyout', 'key.pem', '-out', 'cert.pem', ...subject];
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function issue(
  authority: ServerCertificate,
  names: string,
  validity?: { readonly from: string; readonly to: string },
): ServerCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'dailies-authority-'));
  try {
    writeFileSync(join(folder, 'ca.key'), authority.key);
    writeFileSync(join(folder, 'ca.pem'), authority.cert);
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(
      join(folder, 'ca.cnf'),
      [
        '[ca]',
        'default_ca=test',
        '[test]',
        'database=index.txt',
        'new_certs_dir=.',
        'rand_serial=yes',
        'default_md=sha256',
        'policy=any',
        'x509_extensions=server',
        'certificate=ca.pem',
        'private_key=ca.key',
        '[any]',
        'commonName=supplied',
        '[server]',
        `subjectAltName=${names}`,
        '',
      ].join('\n'),
    );
    const run = (...args: readonly string[]): void => {
      execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    };
    const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    run('req', '-new', ...newKey, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=Test server');
    const dates = validity === undefined ? ['-days', '2'] : ['-startdate', validity.from, '-enddate', validity.to];
    run('ca', '-config', 'ca.cnf', '-batch', '-notext', '-in', 'request.pem', '-out', 'cert.pem', ...dates);
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(folder: string): ServerCertificate {
  return { key: readFileSync(join(folder, 'key.pem'), 'utf8'), cert: readFileSync(join(folder, 'cert.pem'), 'utf8') };
}
