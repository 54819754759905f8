/**
 * What the polling trigger asks of many projects at once, and neither the selection of GitLab's schema that is kept
 * beside the project nor `../least.ts` has.
 *
 * @see https://docs.gitlab.com/api/graphql/reference/#projectpipelines
 * @see https://docs.gitlab.com/api/graphql/reference/#projectreleases
 */
export const LISTS_OF_PROJECTS = `
	extend type Query {
		projects(membership: Boolean, after: String, before: String, first: Int, last: Int): ProjectConnection
	}
	extend type Group {
		projects(includeSubgroups: Boolean, after: String, before: String, first: Int, last: Int): ProjectConnection!
	}
	extend type Project {
		issues(updatedAfter: Time, updatedBefore: Time, after: String, before: String, first: Int, last: Int):
			IssueConnection
		pipelines(scope: PipelineScopeEnum, updatedAfter: Time, updatedBefore: Time, after: String, before: String,
			first: Int, last: Int): PipelineConnection
		releases(sort: ReleaseSort, after: String, before: String, first: Int, last: Int): ReleaseConnection
	}
	type ProjectConnection { nodes: [Project] pageInfo: PageInfo! }
	type PipelineConnection { nodes: [Pipeline] pageInfo: PageInfo! }
	type ReleaseConnection { nodes: [Release] pageInfo: PageInfo! }
	type Pipeline { id: CiPipelineID! }
	type Release { createdAt: Time tagName: String }
	scalar CiPipelineID
	enum PipelineScopeEnum { BRANCHES FINISHED PENDING RUNNING TAGS }
	enum ReleaseSort { CREATED_ASC CREATED_DESC RELEASED_AT_ASC RELEASED_AT_DESC }
`;

/** What of it the kept selection has. */
export const LEAST_OF_PROJECTS = `
	extend type Project { lastActivityAt: Time }
	extend type Issue { id: ID! }
	extend type MergeRequest { id: ID! }
	type IssueConnection { nodes: [Issue] pageInfo: PageInfo! }
	${LISTS_OF_PROJECTS}
`;
