/** What the node asks for of merge requests, as far as GitLab's schema says it: see `../least.ts`. */
export const LEAST_OF_MERGE_REQUESTS = `
	extend type Project { mergeRequest(iid: String!): MergeRequest mergeRequests(iids: [String!], updatedAfter: Time, after: String, first: Int): MergeRequestConnection }
	type MergeRequestConnection { nodes: [MergeRequest] pageInfo: PageInfo! }
	type MergeRequest { iid: String! commitCount: Int diffStatsSummary: DiffStatsSummary
		commitsWithoutMergeCommits(last: Int): CommitConnection
		notes(after: String, first: Int, filter: NotesFilterType): NoteConnection! }
	enum NotesFilterType { ALL_NOTES ONLY_ACTIVITY ONLY_COMMENTS }
	type DiffStatsSummary { additions: Int! deletions: Int! fileCount: Int! }
	type CommitConnection { nodes: [Commit] pageInfo: PageInfo! }
	type Commit { authoredDate: Time }
	type NoteConnection { nodes: [Note] pageInfo: PageInfo! }
	extend type Note { createdAt: Time! author: UserCore }
	extend type UserCore { bot: Boolean! }
	extend type Query { mergeRequest(id: MergeRequestID!): MergeRequest }
	scalar MergeRequestID
	extend type MergeRequest { project: Project! reviewers(first: Int): MergeRequestReviewerConnection }
	type MergeRequestReviewerConnection { nodes: [MergeRequestReviewer] }
	type MergeRequestReviewer { id: UserID! mergeRequestInteraction: UserMergeRequestInteraction }
	type UserMergeRequestInteraction { reviewState: MergeRequestReviewState }
	enum MergeRequestReviewState { APPROVED REQUESTED_CHANGES REVIEWED REVIEW_STARTED UNAPPROVED UNREVIEWED }
	extend type Mutation { mergeRequestRequestChanges(input: MergeRequestRequestChangesInput!): MergeRequestRequestChangesPayload }
	input MergeRequestRequestChangesInput { projectPath: ID! iid: String! }
	type MergeRequestRequestChangesPayload { errors: [String!]! }
`;
