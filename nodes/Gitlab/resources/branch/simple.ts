import { pick } from '../../simplify';

/** What most workflows use of a branch. */
export const simpleBranch = pick({
	name: 'name',
	commit: 'commit.id',
	title: 'commit.title',
	committed_date: 'commit.committed_date',
	default: 'default',
	protected: 'protected',
	merged: 'merged',
	can_push: 'can_push',
	web_url: 'web_url',
});
