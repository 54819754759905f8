import { pick } from '../../simplify';

/** What most workflows use of a branch. */
export const simpleBranch = pick(
	['name'],
	{ commit: 'commit.id', title: 'commit.title', committed_date: 'commit.committed_date' },
	['default', 'protected', 'merged', 'can_push', 'web_url'],
);
