import type { Visit } from './visit';

/**
 * What a repository gives: its files, its commits, and what is told of them.
 *
 * @param contract the project's path as the contract has it
 * @param project the same of a project with the branch `hotfix/1#a` and a file `mended.txt` on it
 */
export function repositoryVisits(contract: string, project: string): Visit[] {
	const branch = 'hotfix/1#a';
	const ref = encodeURIComponent(branch);
	const at = (method: string, operation: string, path: string, body?: object): Visit => ({
		operation: `${method} ${contract}/${operation}`,
		path: `${project}/${path}`,
		body,
	});
	const file = (path: string) => `repository/files/${path}`;
	const ofCommit = (what: string) => `repository/commits/{sha}/${what}`;
	const commit = (what: string) => `repository/commits/${ref}/${what}`;
	const change = { branch, commit_message: 'Change it', content: 'new' };
	return [
		at('POST', file('{file_path}'), file('docs%2Fnew.md'), change),
		at('POST', ofCommit('cherry_pick'), commit('cherry_pick'), { branch: 'main' }),
		at('PUT', file('{file_path}'), file('mended.txt'), change),
		at('POST', ofCommit('revert'), commit('revert'), { branch }),
		at('GET', file('{file_path}'), file(`mended.txt?ref=${ref}`)),
		at('GET', file('{file_path}/raw'), file(`mended.txt/raw?ref=${ref}`)),
		at('GET', 'repository/tree', `repository/tree?ref=${ref}&recursive=true`),
		at('GET', 'repository/tree', `repository/tree?ref=${ref}&pagination=keyset`),
		at('GET', ofCommit('refs'), commit('refs')),
		at('GET', ofCommit('merge_requests'), 'repository/commits/dark-theme/merge_requests'),
		at('POST', 'statuses/{sha}', `statuses/${ref}`, { state: 'success' }),
		at('GET', ofCommit('statuses'), commit('statuses')),
		at('GET', 'repository/compare', `repository/compare?from=main&to=${ref}`),
		at('GET', 'repository/contributors', `repository/contributors?ref=${ref}`),
		at('GET', 'repository/merge_base', `repository/merge_base?refs[]=main&refs[]=${ref}`),
		at('GET', 'repository/archive', 'repository/archive'),
		at('GET', 'repository/changelog', 'repository/changelog?version=1.0.0&from=main'),
		at('GET', 'templates/{type}', 'templates/gitignores'),
		at('GET', 'templates/{type}/{name}', 'templates/licenses/mit'),
	];
}
