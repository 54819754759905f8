import { pick } from '../../simplify';

/** What most workflows use of a package. */
export const simplePackage = pick({
	id: 'id',
	name: 'name',
	version: 'version',
	package_type: 'package_type',
	status: 'status',
	project_id: 'project_id',
	project_path: 'project_path',
	tags: 'tags',
	last_downloaded_at: 'last_downloaded_at',
	created_at: 'created_at',
});
