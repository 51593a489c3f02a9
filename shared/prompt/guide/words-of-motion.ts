/*
 * English words that the prompting guides look for. A text in another script says its motion in words that are not here,
 * so nothing is advised about it.
 */

const motion =
  'walk|run|mov|turn|look|glanc|step|jump|leap|fall|fell|drop|ris|lift|lower|rais|open|clos|push|pull|grab|reach|throw|catch|' +
  'spin|rotat|roll|slid|slip|glid|drift|float|fly|flies|flow|pour|splash|drip|sway|swing|wav|nod|shak|lean|blink|smil|laugh|' +
  'cry|cries|danc|fight|punch|kick|driv|rid|accelerat|brak|enter|exit|leav|arriv|approach|pass|cross|follow|chas|climb|crawl|' +
  'swim|div|burn|flicker|explod|shatter|break|melt|grow|bloom|fold|unfold|wrap|press|tap|draw|paint|stir|sip|drink|bit|chew|' +
  'carr|pick|play|land|steam|smok|rain|snow|blow|rustl|trembl|shiver|flutter|rippl|crash|collid|stumbl|trip|kneel|hug|kiss|' +
  'embrac|gestur|point|gaz|star|watch|count|hurr|rush|sprint|stagger|sink|surf|skat|ski|cut|type|writ|speak|talk|whisper|sing';
const motionWord = new RegExp(`\\b(?:(?:${motion})(?:s|es|ed|ies|e)?|[a-z]{3,}ing)\\b`, 'iu');

const touch =
  /\b(?:hugs?|embraces?|kiss(?:es)?|punch(?:es)?|kicks?|wrestles?|tackles?|shoves?|slaps?|grapples?|fights?|shakes? hands|holds? hands|carries (?:her|him|them)|lifts (?:her|him|them)|leans? on (?:her|him))\b/iu;
const weight =
  /\b(?:weight|heavy|heavily|hard|firm(?:ly)?|press(?:es|ed|ing)?|grips?|gripping|squeez\w*|impact|force\w*|recoils?|stagger\w*|braces?|balance|tens\w*|tight\w*|sinks?|thuds?|slams?|muscles?|momentum|contact|weigh\w*)\b/iu;

/** Whether a text is written in Latin script, the only one these words can be found in. */
export function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text);
}

export function saysMotion(text: string): boolean {
  return motionWord.test(text);
}

/** The word with which bodies touch in a text that says nothing of their weight; else `null`. */
export function weightlessTouch(text: string): string | null {
  const found = touch.exec(text);
  return found === null || weight.test(text) ? null : found[0];
}
