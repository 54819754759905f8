import type { DocumentNode, GraphQLSchema, TypeNode } from 'graphql';
import { buildASTSchema, parse, visit } from 'graphql';
import { graphqlContract, hasContract } from '../contract';
import { LEAST } from './least';
import { LEAST_OF_MERGE_REQUESTS } from './mergeRequest/least';
import { LEAST_OF_PROJECTS } from './projects/least';
import { LEAST_OF_TIMELINES } from './timeline/least';
import { LEAST_OF_VULNERABILITIES } from './vulnerabilities/least';

/** What the stand-in knows of GitLab's schema where that is not there. */
export const LEAST_OF_ALL =
	LEAST + LEAST_OF_MERGE_REQUESTS + LEAST_OF_TIMELINES + LEAST_OF_VULNERABILITIES + LEAST_OF_PROJECTS;

let language: DocumentNode | undefined;
const schemas = new Map<string, GraphQLSchema>();

/**
 * GitLab's schema: it is built when it is first asked for, which most servers never are.
 *
 * @param unknownTypes the types that an older server or another edition does not have
 */
export function gitlabSchema(unknownTypes: readonly string[] = []): GraphQLSchema {
	const key = unknownTypes.join();
	const known = schemas.get(key);
	if (known) return known;
	language ??= parse(hasContract ? graphqlContract() : LEAST_OF_ALL);
	const schema = buildASTSchema(without(language, unknownTypes));
	schemas.set(key, schema);
	return schema;
}

/** The schema without some types, and without the fields and arguments that are of them. */
function without(document: DocumentNode, types: readonly string[]): DocumentNode {
	if (!types.length) return document;
	const dropType = ({ name }: { name: { value: string } }) => (types.includes(name.value) ? null : undefined);
	const dropField = ({ type }: { type: TypeNode }) => (types.includes(nameOf(type)) ? null : undefined);
	return visit(document, {
		ObjectTypeDefinition: dropType,
		InputObjectTypeDefinition: dropType,
		FieldDefinition: dropField,
		InputValueDefinition: dropField,
	});
}

function nameOf(type: TypeNode): string {
	return type.kind === 'NamedType' ? type.name.value : nameOf(type.type);
}
