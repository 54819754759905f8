import { contractFile, graphqlContract } from '../gitlab/contract';
import { LEAST_OF_ALL } from '../gitlab/graphql/schema';
import { graphqlJudge, isGraphql } from './graphql';
import type { RecordedRequest } from '../gitlab';
import type { Judge, OpenApi } from './rest';
import { restJudge, restTemplates } from './rest';

/** Holds requests against GitLab's own descriptions of REST and GraphQL. */
export function loadJudge(): Judge {
	const rest = restJudge(...documents());
	const graphql = graphqlJudge(graphqlContract());
	return (request) => (isGraphql(request) ? graphql(request) : rest(request));
}

/** Holds those for GraphQL against what the stand-in knows without GitLab's schema: they must be answered then too. */
export function loadJudgeOfLeast(): Judge {
	const judge = graphqlJudge(LEAST_OF_ALL);
	const told = (error: string) => `${error} (in the stand-in's own schema, LEAST)`;
	return (request) => (isGraphql(request) ? judge(request).map(told) : []);
}

/** Tells a request as GitLab's documentation writes it: `GET /projects/:id/issues`. */
export function loadTemplates(): (request: RecordedRequest) => string {
	const templateOf = restTemplates(...documents());
	return (request) =>
		isGraphql(request) ? 'POST /api/graphql' : `${request.method} ${templateOf(request) ?? request.path}`;
}

function documents(): OpenApi[] {
	return ['openapi.slim.json', 'openapi.extra.json'].map((file) => contractFile<OpenApi>(file));
}
