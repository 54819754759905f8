import type { IDataObject } from 'n8n-workflow';
import { type Gitlab, GitlabError, isFailure, path } from '../../../client';
import { roleName } from '../../../fields';

/** Each owner costs a request or two, and whoever writes to the repository writes the file. */
const MOST_OWNERS = 200;

/**
 * The usernames behind owners as they are written: members of groups, of the project with a role, and users
 * that GitLab knows. Who is blocked owns nothing.
 *
 * @throws GitlabError of kind `input` for more owners than are looked up
 */
export async function usernamesOf(gitlab: Gitlab, project: string, owners: string[]): Promise<string[]> {
	if (owners.length > MOST_OWNERS)
		throw new GitlabError(
			'input',
			`The file has ${owners.length} owners, and at most ${MOST_OWNERS} are looked up`,
			{
				advice: "Switch off 'Members of Groups and Roles', or name fewer owners in CODEOWNERS.",
			},
		);
	const each = await Promise.all(
		owners.map(async (owner) => {
			if (owner.startsWith('@@')) return await withRole(gitlab, project, owner.slice(2));
			return owner.startsWith('@') ? await named(gitlab, owner.slice(1)) : [];
		}),
	);
	return [...new Set(each.flat())];
}

/** Groups and users share their names, so a group is looked for where no user has it. */
async function named(gitlab: Gitlab, name: string): Promise<string[]> {
	const users = name.includes('/') ? [] : await activeIn(gitlab.list(path`/users`, { username: name }));
	return users.length ? users : await activeIn(gitlab.list(path`/groups/${name}/members`));
}

async function withRole(gitlab: Gitlab, project: string, role: string): Promise<string[]> {
	const wanted = role.toLowerCase().replace(/s$/, '');
	const members = gitlab.list(path`/projects/${project}/members/all`);
	return await activeIn(
		members.then((rows) =>
			rows.filter(({ access_level: level }) => roleName(level)?.toLowerCase() === wanted),
		),
	);
}

async function activeIn(rows: Promise<IDataObject[]>): Promise<string[]> {
	const found = await rows.catch((error: unknown) => {
		// An owner that is gone, or that the token does not see, is no reason to tell of no other.
		if (isFailure(error, 'notFound')) return [];
		throw error as Error;
	});
	return found.filter(({ state }) => state === 'active').map(({ username }) => String(username));
}
