import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import addFormats from 'ajv-formats';
import type { Document, Request } from 'openapi-backend';
import { OpenAPIBackend } from 'openapi-backend';
import { stringify } from 'qs';
import type { RecordedRequest } from '../gitlab';

/** Where GitLab's own API description and samples lie; they are not part of the project. */
export const CONTRACT = process.env.GITLAB_CONTRACT ?? path.resolve(__dirname, '../../../shared/gitlab');

/** Whether the contract is here; suites that need it skip, and say so, where it is not. */
export const hasContract = existsSync(path.join(CONTRACT, 'openapi.slim.json'));

/** GitLab's API description, able to judge requests. */
export async function loadContract(): Promise<(request: RecordedRequest) => string[]> {
	const definition = JSON.parse(readFileSync(path.join(CONTRACT, 'openapi.slim.json'), 'utf8')) as Document;
	const api = new OpenAPIBackend({
		definition,
		quick: true,
		ajvOpts: { strict: false },
		customizeAjv: (ajv) =>
			addFormats(ajv, ['date-time', 'date', 'binary', 'uri', 'email', 'float', 'double', 'int32', 'int64']),
	});
	await api.init();
	return (recorded) => complaints(api, recorded);
}

interface Extra {
	additionalProperty?: string;
}

/**
 * Whether GitLab's documentation knows a parameter that its API description leaves out.
 *
 * @see https://docs.gitlab.com/api/rest/#pagination page and per_page hold for lists in general
 * @see https://docs.gitlab.com/api/issues/#add-spent-time-for-an-issue summary
 */
function excused(method: string, encoded: string, extra?: string): boolean {
	if (method === 'GET') return extra === 'page' || extra === 'per_page';
	return extra === 'summary' && encoded.endsWith('/add_spent_time');
}

function complaints(
	api: OpenAPIBackend,
	{ method, path: encoded, query, headers, body }: RecordedRequest,
): string[] {
	const request: Request = {
		method,
		path: encoded,
		query: stringify(query, { arrayFormat: 'brackets' }),
		headers: headers as Request['headers'],
		body,
	};
	const operation = api.matchOperation(request);
	if (!operation) return [`${method} ${encoded}: GitLab has no such operation`];
	const { errors } = api.validateRequest(request, operation);
	const unexcused = (errors ?? []).filter(
		({ params }) => !excused(method, encoded, (params as Extra).additionalProperty),
	);
	return unexcused.map(
		({ instancePath, message, params }) =>
			`${method} ${encoded}${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
	);
}
