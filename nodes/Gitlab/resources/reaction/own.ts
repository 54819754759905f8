import type { IDataObject } from 'n8n-workflow';
import type { Gitlab, Path } from '../../client';
import { currentUser } from '../shared/currentUser';

/** The reaction with an emoji of the user behind the credential: GitLab has one of each at the most. */
export async function ownReaction(
	gitlab: Gitlab,
	reactions: Path,
	emoji: string,
): Promise<IDataObject | undefined> {
	const alike = (await gitlab.list(reactions)).filter(({ name }) => name === emoji);
	if (!alike.length) return undefined;
	const me = await currentUser(gitlab, 'reaction');
	return alike.find(({ user }) => (user as IDataObject | null)?.id === me);
}
