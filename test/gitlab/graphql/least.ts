/**
 * What the node, the stand-in's own tests and the examples ask for, as far as GitLab's schema says it: for where that
 * is not there.
 */
export const LEAST = `
	type Query { namespace(fullPath: ID!): Namespace currentUser: CurrentUser project(fullPath: ID!): Project }
	type Namespace { workItemTypes(after: String, first: Int): WorkItemTypeConnection workItem(iid: String!): WorkItem fullPath: ID! customFields(active:
		Boolean, after: String, first: Int, search: String): CustomFieldConnection statuses(after: String, first: Int): WorkItemStatusConnection
		workItems(after: String, assigneeUsernames: [String!], assigneeWildcardId: AssigneeWildcardId, authorUsername: String, closedAfter: Time,
		closedBefore: Time, confidential: Boolean, createdAfter: Time, createdBefore: Time, crmContactId: String, crmOrganizationId: String, customField:
		[WorkItemWidgetCustomFieldFilterInputType!], dueAfter: Time, dueBefore: Time, excludeGroupWorkItems: Boolean, excludeProjects: Boolean, first: Int,
		healthStatusFilter: HealthStatusFilter, iids: [String!], in: [IssuableSearchableField!], includeAncestors: Boolean, includeArchived: Boolean,
		includeDescendants: Boolean, includeDescendantWorkItems: Boolean, iterationCadenceId: [IterationsCadenceID!], iterationId: [ID],
		iterationWildcardId: IterationWildcardId, labelName: [String!], milestoneTitle: [String!], milestoneWildcardId: MilestoneWildcardId,
		myReactionEmoji: String, not: NegatedWorkItemFilterInput, or: UnionedWorkItemFilterInput, parentIds: [WorkItemID!], parentWildcardId:
		WorkItemParentWildcardId, releaseTag: [String!], search: String, sort: WorkItemSort, state: IssuableState, status: WorkItemWidgetStatusFilterInput,
		subscribed: SubscriptionStatus, updatedAfter: Time, updatedBefore: Time, verificationStatusWidget: VerificationStatusFilterInput, weight: String,
		workItemTypeIds: [WorkItemsTypeID!]): WorkItemConnection }
	type WorkItemTypeConnection { nodes: [WorkItemType] pageInfo: PageInfo! }
	type WorkItemType { id: WorkItemsTypeID! name: String! widgetDefinitions: [WorkItemWidgetDefinition!] }
	interface WorkItemWidgetDefinition { type: WorkItemWidgetType! }
	type WorkItemWidgetDefinitionGeneric implements WorkItemWidgetDefinition { type: WorkItemWidgetType! }
	type WorkItemWidgetDefinitionHierarchy implements WorkItemWidgetDefinition { allowedChildTypes: WorkItemTypeConnection type: WorkItemWidgetType! }
	type WorkItemWidgetDefinitionStatus implements WorkItemWidgetDefinition { allowedStatuses: [WorkItemStatus!] type: WorkItemWidgetType! }
	type WorkItemStatus { id: GlobalID name: String category: WorkItemStatusCategoryEnum }
	type WorkItemWidgetDefinitionCustomFields implements WorkItemWidgetDefinition { customFieldValues: [WorkItemCustomFieldValue!] type:
		WorkItemWidgetType! }
	interface WorkItemCustomFieldValue { customField: CustomField! }
	type CustomField { id: IssuablesCustomFieldID! name: String! fieldType: CustomFieldType! selectOptions: [CustomFieldSelectOption!] }
	type CustomFieldSelectOption { id: IssuablesCustomFieldSelectOptionID! value: String! }
	type PageInfo { hasNextPage: Boolean! endCursor: String }
	type WorkItem { id: WorkItemID! iid: String! title: String! state: WorkItemState! webUrl: String namespace: Namespace workItemType: WorkItemType!
		widgets: [WorkItemWidget!] reference(full: Boolean): String! description: String confidential: Boolean! createdAt: Time! updatedAt: Time! closedAt:
		Time author: UserCore features: WorkItemFeatures! }
	type Mutation { workItemConvert(input: WorkItemConvertInput!): WorkItemConvertPayload workItemCreate(input: WorkItemCreateInput!):
		WorkItemCreatePayload workItemDelete(input: WorkItemDeleteInput!): WorkItemDeletePayload workItemAddLinkedItems(input:
		WorkItemAddLinkedItemsInput!): WorkItemAddLinkedItemsPayload workItemUpdate(input: WorkItemUpdateInput!): WorkItemUpdatePayload
		workItemRemoveLinkedItems(input: WorkItemRemoveLinkedItemsInput!): WorkItemRemoveLinkedItemsPayload createNote(input: CreateNoteInput!):
		CreateNotePayload }
	type WorkItemConvertPayload { errors: [String!]! workItem: WorkItem }
	interface WorkItemWidget { type: WorkItemWidgetType }
	type WorkItemWidgetDescription implements WorkItemWidget { type: WorkItemWidgetType }
	type WorkItemWidgetLinkedItems implements WorkItemWidget { type: WorkItemWidgetType }
	type WorkItemWidgetAssignees implements WorkItemWidget { assignees: UserCoreConnection type: WorkItemWidgetType }
	type UserCoreConnection { nodes: [UserCore] }
	type UserCore { username: String! }
	type WorkItemWidgetLabels implements WorkItemWidget { labels: LabelConnection type: WorkItemWidgetType }
	type LabelConnection { nodes: [Label] }
	type Label { title: String! id: LabelID! }
	type WorkItemWidgetMilestone implements WorkItemWidget { milestone: Milestone type: WorkItemWidgetType }
	type Milestone { id: ID! title: String! }
	type WorkItemWidgetHierarchy implements WorkItemWidget { hasChildren: Boolean! parent: WorkItem children(after: String, first: Int, state:
		WorkItemState): WorkItemConnection type: WorkItemWidgetType }
	type WorkItemWidgetStartAndDueDate implements WorkItemWidget { startDate: Date dueDate: Date type: WorkItemWidgetType }
	type WorkItemWidgetStatus implements WorkItemWidget { status: WorkItemStatus type: WorkItemWidgetType }
	type WorkItemWidgetCustomFields implements WorkItemWidget { customFieldValues: [WorkItemCustomFieldValue!] type: WorkItemWidgetType }
	type WorkItemSelectFieldValue implements WorkItemCustomFieldValue { selectedOptions: [CustomFieldSelectOption!] customField: CustomField! }
	type WorkItemTextFieldValue implements WorkItemCustomFieldValue { value: String customField: CustomField! }
	type WorkItemNumberFieldValue implements WorkItemCustomFieldValue { value: Float customField: CustomField! }
	type WorkItemDateFieldValue implements WorkItemCustomFieldValue { value: Date customField: CustomField! }
	type WorkItemWidgetIteration implements WorkItemWidget { iteration: Iteration type: WorkItemWidgetType }
	type Iteration { id: ID! title: String startDate: Time dueDate: Time }
	type WorkItemWidgetWeight implements WorkItemWidget { weight: Int type: WorkItemWidgetType }
	type WorkItemWidgetHealthStatus implements WorkItemWidget { healthStatus: HealthStatus type: WorkItemWidgetType }
	type WorkItemWidgetColor implements WorkItemWidget { color: String type: WorkItemWidgetType }
	type WorkItemWidgetProgress implements WorkItemWidget { progress: Int type: WorkItemWidgetType }
	type WorkItemWidgetTimeTracking implements WorkItemWidget { timeEstimate: Int totalTimeSpent: Int type: WorkItemWidgetType }
	type WorkItemWidgetNotes implements WorkItemWidget { discussionLocked: Boolean type: WorkItemWidgetType }
	type CustomFieldConnection { nodes: [CustomField] pageInfo: PageInfo! }
	type WorkItemStatusConnection { nodes: [WorkItemStatus] pageInfo: PageInfo! }
	type WorkItemCreatePayload { errors: [String!]! workItem: WorkItem }
	type WorkItemDeletePayload { errors: [String!]! }
	type WorkItemFeatures { hierarchy: WorkItemWidgetHierarchy }
	type WorkItemConnection { nodes: [WorkItem] pageInfo: PageInfo! }
	type WorkItemAddLinkedItemsPayload { errors: [String!]! workItem: WorkItem }
	type WorkItemUpdatePayload { errors: [String!]! workItem: WorkItem }
	type WorkItemRemoveLinkedItemsPayload { errors: [String!]! workItem: WorkItem }
	type CurrentUser { id: UserID! username: String! name: String! }
	type Project { id: ID! fullPath: ID! name: String! workItems(after: String, first: Int): WorkItemConnection }
	type CreateNotePayload { errors: [String!]! note: Note }
	type Note { id: NoteID! body: String! }
	scalar WorkItemsTypeID
	enum WorkItemWidgetType { AGENT_PLAN AI_SESSION ASSIGNEES AWARD_EMOJI COLOR CRM_CONTACTS CURRENT_USER_TODOS CUSTOM_FIELDS DESCRIPTION DESIGNS
		DEVELOPMENT EMAIL_PARTICIPANTS ERROR_TRACKING HEALTH_STATUS HIERARCHY ITERATION LABELS LINKED_ITEMS LINKED_RESOURCES MILESTONE NOTES NOTIFICATIONS
		PARTICIPANTS PROGRESS REQUIREMENT_LEGACY START_AND_DUE_DATE STATUS TEST_REPORTS TIME_TRACKING VERIFICATION_STATUS VULNERABILITIES WEIGHT }
	scalar GlobalID
	enum WorkItemStatusCategoryEnum { CANCELED DONE IN_PROGRESS TO_DO TRIAGE }
	scalar IssuablesCustomFieldID
	enum CustomFieldType { DATE MULTI_SELECT NUMBER SINGLE_SELECT TEXT }
	scalar IssuablesCustomFieldSelectOptionID
	scalar WorkItemID
	input WorkItemConvertInput { id: WorkItemID! workItemTypeId: WorkItemsTypeID! }
	enum WorkItemState { CLOSED OPEN }
	scalar Date
	scalar Time
	enum HealthStatus { atRisk needsAttention onTrack }
	input WorkItemCreateInput { assigneesWidget: WorkItemWidgetAssigneesInput colorWidget: WorkItemWidgetColorInput confidential: Boolean createdAt: Time
		customFieldsWidget: [WorkItemWidgetCustomFieldValueInputType!] descriptionWidget: WorkItemWidgetDescriptionInput healthStatusWidget:
		WorkItemWidgetHealthStatusInput hierarchyWidget: WorkItemWidgetHierarchyCreateInput iterationWidget: WorkItemWidgetIterationInput labelsWidget:
		WorkItemWidgetLabelsCreateInput milestoneWidget: WorkItemWidgetMilestoneInput namespacePath: ID startAndDueDateWidget:
		WorkItemWidgetStartAndDueDateUpdateInput statusWidget: WorkItemWidgetStatusInput title: String! weightWidget: WorkItemWidgetWeightInput
		workItemTypeId: WorkItemsTypeID! }
	input WorkItemWidgetAssigneesInput { assigneeIds: [UserID!]! }
	scalar UserID
	input WorkItemWidgetColorInput { color: Color! }
	scalar Color
	input WorkItemWidgetCustomFieldValueInputType { customFieldId: IssuablesCustomFieldID! dateValue: Date numberValue: Float selectedOptionIds:
		[IssuablesCustomFieldSelectOptionID!] textValue: String }
	input WorkItemWidgetDescriptionInput { description: String! }
	scalar NoteableID
	input WorkItemWidgetHealthStatusInput { healthStatus: HealthStatus }
	input WorkItemWidgetHierarchyCreateInput { parentId: WorkItemID }
	input WorkItemWidgetIterationInput { iterationId: IterationID }
	scalar IterationID
	input WorkItemWidgetLabelsCreateInput { labelIds: [LabelID!]! }
	scalar LabelID
	enum WorkItemRelatedLinkType { BLOCKED_BY BLOCKS RELATED }
	input WorkItemWidgetMilestoneInput { milestoneId: MilestoneID }
	scalar MilestoneID
	input WorkItemWidgetStartAndDueDateUpdateInput { dueDate: Date isFixed: Boolean startDate: Date }
	input WorkItemWidgetStatusInput { name: String status: WorkItemsStatusesStatusID }
	scalar WorkItemsStatusesStatusID
	input WorkItemWidgetWeightInput { weight: Int }
	input WorkItemDeleteInput { id: WorkItemID! }
	input WorkItemWidgetCustomFieldFilterInputType { customFieldId: IssuablesCustomFieldID customFieldName: String selectedOptionIds:
		[IssuablesCustomFieldSelectOptionID!] selectedOptionValues: [String!] }
	enum HealthStatusFilter { ANY NONE atRisk needsAttention onTrack }
	enum IssuableSearchableField { DESCRIPTION TITLE }
	scalar IterationsCadenceID
	enum MilestoneWildcardId { ANY NONE STARTED UPCOMING }
	input NegatedWorkItemFilterInput { assigneeUsernames: [String!] authorUsername: [String!] customField: [WorkItemWidgetCustomFieldFilterInputType!]
		healthStatusFilter: [HealthStatus!] iterationId: [ID!] iterationWildcardId: IterationWildcardId labelName: [String!] milestoneTitle: [String!]
		milestoneWildcardId: NegatedMilestoneWildcardId myReactionEmoji: String parentIds: [WorkItemID!] releaseTag: [String!] types: [IssueType!] weight:
		String workItemTypeIds: [WorkItemsTypeID!] }
	enum IterationWildcardId { ANY CURRENT NONE }
	enum NegatedMilestoneWildcardId { STARTED UPCOMING }
	enum IssueType { EPIC INCIDENT ISSUE KEY_RESULT OBJECTIVE REQUIREMENT TASK TEST_CASE TICKET }
	input UnionedWorkItemFilterInput { assigneeUsernames: [String!] authorUsernames: [String!] customField: [WorkItemWidgetCustomFieldFilterInputType!]
		labelNames: [String!] }
	enum WorkItemSort { BLOCKING_ISSUES_ASC BLOCKING_ISSUES_DESC CLOSED_AT_ASC CLOSED_AT_DESC CREATED_ASC CREATED_DESC DUE_DATE_ASC DUE_DATE_DESC
		ESCALATION_STATUS_ASC ESCALATION_STATUS_DESC HEALTH_STATUS_ASC HEALTH_STATUS_DESC LABEL_PRIORITY_ASC LABEL_PRIORITY_DESC MILESTONE_DUE_ASC
		MILESTONE_DUE_DESC POPULARITY_ASC POPULARITY_DESC PRIORITY_ASC PRIORITY_DESC RELATIVE_POSITION_ASC SEVERITY_ASC SEVERITY_DESC START_DATE_ASC
		START_DATE_DESC STATUS_ASC STATUS_DESC TITLE_ASC TITLE_DESC UPDATED_ASC UPDATED_DESC WEIGHT_ASC WEIGHT_DESC }
	enum IssuableState { all closed locked opened }
	input WorkItemWidgetStatusFilterInput { id: WorkItemsStatusesStatusID name: String }
	enum SubscriptionStatus { EXPLICITLY_SUBSCRIBED EXPLICITLY_UNSUBSCRIBED }
	input VerificationStatusFilterInput { verificationStatus: RequirementStatusFilter! }
	enum RequirementStatusFilter { FAILED MISSING PASSED }
	input WorkItemAddLinkedItemsInput { id: WorkItemID! linkType: WorkItemRelatedLinkType workItemsIds: [WorkItemID!]! }
	input WorkItemUpdateInput { assigneesWidget: WorkItemWidgetAssigneesInput colorWidget: WorkItemWidgetColorInput confidential: Boolean
		customFieldsWidget: [WorkItemWidgetCustomFieldValueInputType!] descriptionWidget: WorkItemWidgetDescriptionInput healthStatusWidget:
		WorkItemWidgetHealthStatusInput hierarchyWidget: WorkItemWidgetHierarchyUpdateInput id: WorkItemID! iterationWidget: WorkItemWidgetIterationInput
		labelsWidget: WorkItemWidgetLabelsUpdateInput milestoneWidget: WorkItemWidgetMilestoneInput startAndDueDateWidget:
		WorkItemWidgetStartAndDueDateUpdateInput stateEvent: WorkItemStateEvent statusWidget: WorkItemWidgetStatusInput title: String weightWidget:
		WorkItemWidgetWeightInput }
	input WorkItemWidgetHierarchyUpdateInput { parentId: WorkItemID }
	input WorkItemWidgetLabelsUpdateInput { addLabelIds: [LabelID!] removeLabelIds: [LabelID!] }
	enum WorkItemStateEvent { CLOSE REOPEN }
	input WorkItemRemoveLinkedItemsInput { id: WorkItemID! workItemsIds: [WorkItemID!]! }
	enum AssigneeWildcardId { ANY ME NONE }
	enum WorkItemParentWildcardId { ANY NONE }
	input CreateNoteInput { noteableId: NoteableID! body: String! }
	scalar NoteID
`;
