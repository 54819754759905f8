import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'graphql';
import { contractText, hasContract } from '../contract';

/** What the stand-in's own tests and examples ask for, where GitLab's schema is not there. */
const LEAST = `
	scalar NoteableID
	type Query { currentUser: CurrentUser project(fullPath: ID!): Project }
	type Mutation { createNote(input: CreateNoteInput!): CreateNotePayload }
	type CurrentUser { id: ID! username: String! name: String! }
	type Project { id: ID! fullPath: ID! name: String! workItems(after: String, first: Int): WorkItemConnection }
	type WorkItemConnection { nodes: [WorkItem] pageInfo: PageInfo! }
	type WorkItem { id: ID! iid: ID! title: String! }
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	input CreateNoteInput { noteableId: NoteableID! body: String! }
	type CreateNotePayload { errors: [String!]! note: Note }
	type Note { id: ID! body: String! }
`;

let schema: GraphQLSchema | undefined;

/** GitLab's schema: it is built when it is first asked for, which most servers never are. */
export function gitlabSchema(): GraphQLSchema {
	schema ??= buildSchema(hasContract ? contractText('graphql.slim.graphql') : LEAST);
	return schema;
}
