import { pick } from '../../simplify';

/** What most workflows use of a reaction. */
export const simpleReaction = pick({
	id: 'id',
	name: 'name',
	user: 'user.username',
	awardable_type: 'awardable_type',
	awardable_id: 'awardable_id',
	created_at: 'created_at',
});
