import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { buildSchema, getVariableValues, GraphQLError, isScalarType, Kind, parse, validate } from 'graphql';
import type { RecordedRequest } from '../gitlab';
import type { Judge } from './rest';

/** What a request holds, as GraphQL over HTTP has it. */
interface Asked {
	query?: string;
	variables?: Record<string, unknown> | null;
}

const GLOBAL_ID = /^gid:\/\/gitlab\/[\w:]+\/\S+$/;

/** Whether a request is for GitLab's GraphQL. */
export function isGraphql({ path }: Pick<RecordedRequest, 'path'>): boolean {
	return path === '/api/graphql';
}

/** Whether a request for GraphQL changes something, as against asking only. */
export function isMutation({ body }: Pick<RecordedRequest, 'body'>): boolean {
	return operationsIn(parse(queryIn(body))).some(({ operation }) => operation === 'mutation');
}

/**
 * Judges requests for GraphQL: the query by the schema, and its variables by their types.
 *
 * @param language the schema in GraphQL's schema definition language
 */
export function graphqlJudge(language: string): Judge {
	const schema = withGlobalIds(buildSchema(language));
	return ({ method, path, body }) => {
		if (method !== 'POST') return [`${method} ${path}: GraphQL takes POST only`];
		return errorsIn(schema, body).map((error) => `${method} ${path}: ${error}`);
	};
}

function errorsIn(schema: GraphQLSchema, body: unknown): string[] {
	try {
		const document = parse(queryIn(body));
		const errors = validate(schema, document);
		if (errors.length) return errors.map(({ message }) => message);
		const { variables } = body as Asked;
		return operationsIn(document).flatMap((operation) => wrongVariables(schema, operation, variables ?? {}));
	} catch (error) {
		return [(error as Error).message];
	}
}

/** Wrong values, and those that the query does not know: GraphQL passes over them. */
function wrongVariables(
	schema: GraphQLSchema,
	{ variableDefinitions = [] }: OperationDefinitionNode,
	given: Record<string, unknown>,
): string[] {
	const known = variableDefinitions.map(({ variable }) => variable.name.value);
	const { errors = [] } = getVariableValues(schema, variableDefinitions, given);
	return [
		...errors.map(({ message }) => message),
		...Object.keys(given)
			.filter((name) => !known.includes(name))
			.map((name) => `Variable "$${name}" is not declared.`),
	];
}

function queryIn(body: unknown): string {
	return String((body as Asked | null)?.query ?? '');
}

function operationsIn({ definitions }: DocumentNode): OperationDefinitionNode[] {
	return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/**
 * IDs of one kind of thing are its global ID, which the schema's language cannot say.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#scalar-types
 */
function withGlobalIds(schema: GraphQLSchema): GraphQLSchema {
	for (const type of Object.values(schema.getTypeMap())) {
		if (!isScalarType(type) || !/.ID$/.test(type.name)) continue;
		type.parseValue = (value) => {
			if (typeof value === 'string' && GLOBAL_ID.test(value)) return value;
			throw new GraphQLError(`${type.name} must be a global ID: gid://gitlab/…`);
		};
		type.parseLiteral = (node) => type.parseValue(node.kind === Kind.STRING ? node.value : undefined);
	}
	return schema;
}
