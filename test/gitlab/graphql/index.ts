import type { GraphQLError } from 'graphql';
import { graphql as execute, parse, validate } from 'graphql';
import { tokenOf } from '../http/authenticate';
import { Answer } from '../http/call';
import { inputOf } from '../http/request';
import type { Endpoint } from '../http/server';
import { rootFor } from './resolvers';
import { gitlabSchema } from './schema';

/** GraphQL: status 200, whatever is wrong with the query. */
export const graphql: Endpoint = async ({ server, request }) => {
	const { world } = server;
	const token = tokenOf(world, request.headers, request.query);
	const { query, variables } = inputOf(request) as { query?: string; variables?: Record<string, unknown> };
	const source = String(query ?? '');
	const wrong = errorsIn(source);
	if (wrong.length) return new Answer(200, { errors: wrong });
	const rootValue = rootFor({ world, user: token?.user ?? null, scopes: token?.scopes ?? [] });
	return new Answer(
		200,
		await execute({ schema: gitlabSchema(), source, rootValue, variableValues: variables }),
	);
};

function errorsIn(source: string): object[] {
	try {
		return validate(gitlabSchema(), parse(source)).map(inGitlabsWords);
	} catch (error) {
		return [{ message: (error as GraphQLError).message }];
	}
}

/** What the schema does not have GitLab says in words of its own. */
function inGitlabsWords({ message, locations }: GraphQLError): object {
	const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
	if (field === undefined) return { message, locations };
	const extensions = { code: 'undefinedField', typeName: type, fieldName: field };
	return { message: `Field '${field}' doesn't exist on type '${type}'`, locations, extensions };
}
