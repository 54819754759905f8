import { pick } from '../../simplify';

/** What most workflows use of a tag. */
export const simpleTag = pick({
	name: 'name',
	message: 'message',
	target: 'target',
	commit: 'commit.id',
	title: 'commit.title',
	release: 'release.description',
	protected: 'protected',
	created_at: 'created_at',
});
