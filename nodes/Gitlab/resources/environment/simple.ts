import { pick } from '../../simplify';

/** What most workflows use of an environment. */
export const simpleEnvironment = pick(
	['id', 'name', 'slug', 'state', 'tier'],
	['description', 'external_url', 'auto_stop_at', 'created_at', 'updated_at'],
);
