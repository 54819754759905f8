import { pick } from '../../simplify';

/** What most workflows use of an environment. */
export const simpleEnvironment = pick({
	id: 'id',
	name: 'name',
	slug: 'slug',
	state: 'state',
	tier: 'tier',
	description: 'description',
	external_url: 'external_url',
	auto_stop_at: 'auto_stop_at',
	created_at: 'created_at',
	updated_at: 'updated_at',
});
