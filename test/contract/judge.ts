import { contractFile, contractText } from '../gitlab/contract';
import { graphqlJudge, isGraphql } from './graphql';
import type { Judge, OpenApi } from './rest';
import { restJudge } from './rest';

/** Holds requests against GitLab's own descriptions of REST and GraphQL. */
export function loadJudge(): Judge {
	const rest = restJudge(
		contractFile<OpenApi>('openapi.slim.json'),
		contractFile<OpenApi>('openapi.extra.json'),
	);
	const graphql = graphqlJudge(contractText('graphql.slim.graphql'));
	return (request) => (isGraphql(request) ? graphql(request) : rest(request));
}
