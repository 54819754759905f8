import type { Things } from '../base';
import type { Gitlab } from '../index';

/** Requests that change something, as the operations have to show that they do. */
export function seedForApiCalls({ world }: Pick<Gitlab, 'world'>): Things {
	const website = world.findProject('acme/website');
	const [issue] = website?.issues.values() ?? [];
	const noteableId = `gid://gitlab/Issue/${issue.id}`;
	return {
		method: ['POST'],
		responseAs: ['json'],
		bodyContentType: ['json'],
		path: ['/projects/acme%2Fwebsite/issues'],
		body: ['{"title": "From an API call"}'],
		query: ['mutation ($input: CreateNoteInput!) { createNote(input: $input) { note { id body } errors } }'],
		variables: [JSON.stringify({ input: { noteableId, body: 'From an API call' } })],
	};
}
