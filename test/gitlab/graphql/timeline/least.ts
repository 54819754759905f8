/** What the node asks for of timelines, as far as GitLab's schema says it: see `../least.ts`. */
export const LEAST_OF_TIMELINES = `
	extend type Project { incidentManagementTimelineEvents(after: String, first: Int, incidentId: IssueID!): TimelineEventTypeConnection }
	extend type Mutation { timelineEventCreate(input: TimelineEventCreateInput!): TimelineEventPayload timelineEventDestroy(input:
		TimelineEventDestroyInput!): TimelineEventPayload }
	type TimelineEventTypeConnection { nodes: [TimelineEventType] pageInfo: PageInfo! }
	type TimelineEventPayload { errors: [String!]! timelineEvent: TimelineEventType }
	input TimelineEventCreateInput { incidentId: IssueID! note: String! occurredAt: Time! timelineEventTagNames: [String!] }
	input TimelineEventDestroyInput { id: IncidentManagementTimelineEventID! }
	type TimelineEventType { id: IncidentManagementTimelineEventID! note: String action: String! incident: Issue! occurredAt: Time! createdAt: Time!
		updatedAt: Time! author: UserCore updatedByUser: UserCore timelineEventTags: TimelineEventTagTypeConnection }
	type TimelineEventTagTypeConnection { nodes: [TimelineEventTagType] }
	type TimelineEventTagType { name: String! }
	scalar IncidentManagementTimelineEventID
`;
