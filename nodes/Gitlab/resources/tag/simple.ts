import { pick } from '../../simplify';

/** What most workflows use of a tag. */
export const simpleTag = pick(
	['name', 'message', 'target'],
	{ commit: 'commit.id', title: 'commit.title', release: 'release.description' },
	['protected', 'created_at'],
);
