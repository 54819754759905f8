/**
 * What is asked of a work item, under the names of its row. Each widget stands in a fragment of its own, so that one
 * which a server does not know can be left out.
 */
const SHORT = `
	iid title state web_url: webUrl
	namespace { fullPath }
	workItemType { name }`;

const SHORT_WIDGETS = `
	... on WorkItemWidgetAssignees { assignees { nodes { username } } }
	... on WorkItemWidgetLabels { labels { nodes { title } } }
	... on WorkItemWidgetMilestone { milestone { id title } }
	... on WorkItemWidgetHierarchy { has_children: hasChildren parent { iid reference(full: true) } }
	... on WorkItemWidgetStartAndDueDate { start_date: startDate due_date: dueDate }
	... on WorkItemWidgetStatus { status { name category } }
	... on WorkItemWidgetCustomFields {
		custom_fields: customFieldValues {
			customField { name fieldType }
			... on WorkItemSelectFieldValue { options: selectedOptions { value } }
			... on WorkItemTextFieldValue { text: value }
			... on WorkItemNumberFieldValue { number: value }
			... on WorkItemDateFieldValue { date: value }
		}
	}`;

const FULL = `
	id description confidential reference(full: true)
	created_at: createdAt updated_at: updatedAt closed_at: closedAt
	author { username }`;

const FULL_WIDGETS = `
	... on WorkItemWidgetIteration { iteration { id title startDate dueDate } }
	... on WorkItemWidgetWeight { weight }
	... on WorkItemWidgetHealthStatus { health_status: healthStatus }
	... on WorkItemWidgetColor { color }
	... on WorkItemWidgetProgress { progress }
	... on WorkItemWidgetTimeTracking { time_estimate: timeEstimate total_time_spent: totalTimeSpent }
	... on WorkItemWidgetNotes { discussion_locked: discussionLocked }`;

/**
 * The fields of a work item.
 *
 * @param isShort whether only what Simplify shows is wanted
 */
export function selection(isShort: boolean): string {
	const [fields, widgets] = isShort ? [SHORT, SHORT_WIDGETS] : [SHORT + FULL, SHORT_WIDGETS + FULL_WIDGETS];
	return `${fields}\n	widgets { type ${widgets} }`;
}
