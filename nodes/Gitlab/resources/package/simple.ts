import { pick } from '../../simplify';

/** What most workflows use of a package. */
export const simplePackage = pick(
	['id', 'name', 'version', 'package_type', 'status'],
	['project_id', 'project_path', 'tags', 'last_downloaded_at', 'created_at'],
);
