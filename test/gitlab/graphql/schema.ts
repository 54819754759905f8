import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'graphql';
import { graphqlContract, hasContract } from '../contract';

/** What the stand-in's own tests and examples ask for, where GitLab's schema is not there. */
const LEAST = `
	scalar NoteableID
	type Query { currentUser: CurrentUser project(fullPath: ID!): Project }
	type Mutation { createNote(input: CreateNoteInput!): CreateNotePayload }
	type CurrentUser { id: ID! username: String! name: String! }
	type Project { id: ID! fullPath: ID! name: String! workItems(after: String, first: Int): WorkItemConnection
		mergeRequest(iid: String!): MergeRequest mergeRequests(iids: [String!]): MergeRequestConnection }
	type MergeRequestConnection { nodes: [MergeRequest] pageInfo: PageInfo! }
	type MergeRequest { iid: String! commitCount: Int diffStatsSummary: DiffStatsSummary
		commitsWithoutMergeCommits(last: Int): CommitConnection
		notes(after: String, first: Int, filter: NotesFilterType): NoteConnection! }
	enum NotesFilterType { ALL_NOTES ONLY_ACTIVITY ONLY_COMMENTS }
	type DiffStatsSummary { additions: Int! deletions: Int! fileCount: Int! }
	type CommitConnection { nodes: [Commit] pageInfo: PageInfo! }
	type Commit { authoredDate: String }
	type NoteConnection { nodes: [Note] pageInfo: PageInfo! }
	type UserCore { username: String! bot: Boolean! }
	type WorkItemConnection { nodes: [WorkItem] pageInfo: PageInfo! }
	type WorkItem { id: ID! iid: ID! title: String! }
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	input CreateNoteInput { noteableId: NoteableID! body: String! }
	type CreateNotePayload { errors: [String!]! note: Note }
	type Note { id: ID! body: String! createdAt: String! author: UserCore }
`;

let schema: GraphQLSchema | undefined;

/** GitLab's schema: it is built when it is first asked for, which most servers never are. */
export function gitlabSchema(): GraphQLSchema {
	schema ??= buildSchema(hasContract ? graphqlContract() : LEAST);
	return schema;
}
