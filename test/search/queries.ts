/** The lists that GraphQL fills; all others are REST's, see `cases.ts`. */
export const QUERIES = [
	'searchWorkItems',
	'searchRelatedWorkItems',
	'searchWorkItemTypes',
	'searchWorkItemStatuses',
	'searchCustomFields',
	'searchVulnerabilities',
] as const;
