import { type Gitlab, GitlabError, isFailure, path } from '../../client';

/**
 * The ID of the user behind the credential.
 *
 * @param noun what it is asked for, in words of a failure: `comment`
 */
export async function currentUser(gitlab: Gitlab, noun: string): Promise<number> {
	const { id } = await gitlab.once('current user', async () => {
		return await gitlab.get(path`/user`).catch((error: unknown) => {
			if (!isFailure(error, 'forbidden', 'insufficientScope')) throw error as Error;
			throw new GitlabError(error.kind, `${error.message}: cannot tell whose ${noun} this is`, {
				...error.facts,
				advice: `Give the token the permission to read its own user (User: Read): otherwise it cannot tell which ${noun} is its own.`,
			});
		});
	});
	return Number(id);
}
