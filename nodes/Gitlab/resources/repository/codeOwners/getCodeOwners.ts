import { type Gitlab, isFailure, path } from '../../../client';
import { flag, options, text } from '../../../fields';
import { project } from '../../../fields/places';
import { read } from '../../../operation';
import { fileAt, filePath, refOrDefault } from '../../file/field';
import { ownersIn, ownershipsOf } from './file';
import { usernamesOf } from './members';

/** Where GitLab looks for the file; the first one counts. */
const PLACES = ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/**
 * On every edition: GitLab itself tells code owners on Premium only, but whoever reads the repository can read the
 * file.
 *
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
export const getCodeOwners = read({
	name: 'Get Code Owners',
	action: 'Get the code owners of a file',
	description: 'Find who owns a file by the CODEOWNERS of its repository',
	fields: [
		project,
		filePath,
		refOrDefault,
		options(
			flag('members', 'Whether to look up the members of groups and who has a role', {
				displayName: 'Members of Groups and Roles',
			}),
			text('otherwise', {
				displayName: 'Owners Otherwise',
				placeholder: 'e.g. @acme/on-call @@maintainer',
				description: 'Where nobody owns the file',
			}),
		),
	],
	run: async ({ gitlab, project, filePath, ref, options: { members, otherwise } }) => {
		const file = await gitlab.once(
			`code owners ${project} ${ref}`,
			async () => await readFile(gitlab, project, ref),
		);
		const sections = ownershipsOf(filePath, file?.text ?? '');
		const written = [...new Set(sections.flatMap(({ owners }) => owners))];
		const owners = written.length ? written : ownersIn(String(otherwise ?? ''));
		const usernames = members
			? await usernamesOf(gitlab, project, owners)
			: owners.flatMap((owner) => /^@([^@/]+)$/.exec(owner)?.[1] ?? []);
		return { file_path: filePath, codeowners_file: file?.at ?? null, owners, usernames, sections };
	},
});

/** The file that counts and where it is; none where the repository has none. */
async function readFile(
	gitlab: Gitlab,
	project: string,
	ref: string,
	[at, ...others] = PLACES,
): Promise<{ at: string; text: string } | undefined> {
	try {
		return { at, text: await gitlab.text(path`${fileAt(project, at)}/raw`, { ref }) };
	} catch (error) {
		// Project and ref are told by the same status.
		if (!isFailure(error, 'notFound') || !/\bFile\b/.test(error.message)) throw error as Error;
		return others.length ? await readFile(gitlab, project, ref, others) : undefined;
	}
}
