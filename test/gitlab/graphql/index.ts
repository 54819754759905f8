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
	const schema = gitlabSchema(world.unknownTypes);
	const wrong = errorsIn(source, schema);
	if (wrong.length) return new Answer(200, { errors: wrong });
	const rootValue = rootFor({ world, user: token?.user ?? null, scopes: token?.scopes ?? [] });
	const { data, errors } = await execute({ schema, source, rootValue, variableValues: variables });
	return new Answer(200, {
		...(data !== undefined && { data }),
		...(errors && { errors: errors.map(inGitlabsWords) }),
	});
};

function errorsIn(source: string, schema: ReturnType<typeof gitlabSchema>): object[] {
	try {
		return validate(schema, parse(source)).map(inGitlabsWords);
	} catch (error) {
		return [{ message: (error as GraphQLError).message }];
	}
}

/** What the schema does not have, as GraphQL's own engine says it and as GitLab's does. */
const WORDS: Array<[RegExp, (...found: string[]) => string]> = [
	[/^Unknown type "(\w+(?:Input|InputType|ID))"/, (type) => `${type} isn't a defined input type (on $input)`],
	[/^Unknown type "(\w+)"/, (type) => `No such type ${type}, so it can't be a fragment condition`],
	[
		/^Unknown argument "(\w+)" on field "\w+\.(\w+)"/,
		(argument, field) => `Field '${field}' doesn't accept argument '${argument}'`,
	],
	[
		/^Variable "(\$\w+)" got invalid value [\s\S]*Field "(\w+)" is not defined by type "(\w+)"/,
		(variable, field, type) =>
			`Variable ${variable} of type ${type}! was provided invalid value for ${field} (Field is not defined on ${type})`,
	],
];

function inGitlabsWords({ message, locations, path }: GraphQLError): object {
	const [, field, type] = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
	if (field !== undefined) {
		const extensions = { code: 'undefinedField', typeName: type, fieldName: field };
		return { message: `Field '${field}' doesn't exist on type '${type}'`, locations, extensions };
	}
	for (const [pattern, words] of WORDS) {
		const [whole, ...found] = pattern.exec(message) ?? [];
		if (whole !== undefined) return { message: words(...found), locations };
	}
	return { message, locations, path };
}
