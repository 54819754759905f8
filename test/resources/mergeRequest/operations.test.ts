import { mergeRequest } from '../../../nodes/Gitlab/resources/mergeRequest';
import { Scene } from '../../scene';
import { timeTracking, tryOperations } from '../operations';
import { approvalCases } from './cases/approvals';
import { ownCases } from './cases/own';
import { partCases } from './cases/parts';
import { FIRST, firstMergeRequest } from './first';

const scene = new Scene();

tryOperations(scene, {
	resource: mergeRequest,
	parameters: firstMergeRequest,
	field: { name: 'mergeRequest', label: 'Merge Request', sign: '!' },
	cases: [...ownCases(scene), ...approvalCases(scene), ...partCases(scene), ...timeTracking(FIRST)],
	elsewhere: [
		'waitForEvent',
		...['create', 'createOrUpdate', 'getMany', 'submitReview', 'waitUntilMergeable'],
		...['addDependency', 'removeDependency', 'getDependencies', 'getDependents'],
	],
});
