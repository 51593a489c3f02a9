/** Sites that a link of ours may open in the person's own browser. No screen has a link that leaves the app yet. */
const externalHosts: readonly string[] = [];

/** Only https and only listed hosts: what opens a program on this machine must not come from a page. */
export function isExternalLink(url: string, hosts: readonly string[] = externalHosts): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  return protocol === 'https:' && port === '' && username === '' && password === '' && hosts.includes(hostname);
}
