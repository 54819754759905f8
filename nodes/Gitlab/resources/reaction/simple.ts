import { pick } from '../../simplify';

/** What most workflows use of a reaction. */
export const simpleReaction = pick(['id', 'name'], { user: 'user.username' }, [
	'awardable_type',
	'awardable_id',
	'created_at',
]);
