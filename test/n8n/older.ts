/**
 * Whether the n8n that the tests run against lacks what came with a version, such as `2.21`. It is the newest unless
 * N8N_VERSION names another.
 */
export function isOlderThan(version: string): boolean {
	const { N8N_VERSION } = process.env;
	return N8N_VERSION !== undefined && N8N_VERSION.localeCompare(version, 'en', { numeric: true }) < 0;
}
