import type { Resource } from '../../operation';
import { addTodo, participants, subscription } from '../shared/following';
import { history } from '../shared/history';
import { labelChanges } from '../shared/labelChange';
import { deletion, stateChanges } from '../shared/plain';
import { timeTracking } from '../shared/timeTracking';
import {
	approve,
	getApprovalRules,
	getApprovals,
	getApprovalState,
	resetApprovals,
	unapprove,
} from './approvals';
import { getChanges } from './changes';
import { create, createOrUpdate, update } from './createAndUpdate';
import { dependencies } from './dependencies';
import { markAsDraft, markAsReady } from './draft';
import { subject } from './field';
import { cancelAutoMerge, merge, rebase } from './merge';
import { getPipelines, runPipeline } from './pipelines';
import { get, getCommits, getIssuesClosed, getMany, getRelatedIssues, getVersions } from './reads';
import { addReviewers, getReviewers, removeReviewers } from './reviewers';
import { submitReview } from './submitReview';
import { mergeRequestEvent } from './waitForEvent';
import { waitUntilMergeable } from './waitUntilMergeable';

export const mergeRequest: Resource = {
	name: 'Merge Request',
	description: 'Review and merge changes',
	operations: [
		create,
		createOrUpdate,
		get,
		getMany,
		update,
		markAsDraft,
		markAsReady,
		addReviewers,
		removeReviewers,
		deletion(subject, 'Owner'),
		merge,
		cancelAutoMerge,
		waitUntilMergeable,
		mergeRequestEvent.operation,
		rebase,
		submitReview,
		approve,
		unapprove,
		resetApprovals,
		getApprovals,
		getApprovalState,
		getApprovalRules,
		getChanges,
		getCommits,
		getVersions,
		getPipelines,
		runPipeline,
		participants(subject),
		getReviewers,
		getIssuesClosed,
		getRelatedIssues,
		history(subject),
		...timeTracking(subject),
		...stateChanges(subject, 'merging'),
		...dependencies,
		...labelChanges(subject),
		...subscription(subject),
		addTodo(subject),
	],
};
