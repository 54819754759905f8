import type { Route } from '../http/call';
import { epicRoutes } from './epics';
import { hookRoutes } from './hooks';
import { issuableRoutes, todoRoutes } from './issuableActions';
import { issueActionRoutes } from './issueActions';
import { issueRoutes } from './issues';
import { labelRoutes } from './labels';
import { mergeRequestActionRoutes } from './mergeRequestActions';
import { mergeRequestRoutes } from './mergeRequests';
import { mergingRoutes } from './merging';
import { milestoneRoutes } from './milestones';
import { noteRoutes } from './notes';
import { peopleRoutes } from './people';
import { placeRoutes } from './places';
import { repositoryRoutes } from './repository';
import { wikiRoutes } from './wikis';

/** Every endpoint of the stand-in's REST API. */
export const routes: Route[] = [
	...peopleRoutes,
	...placeRoutes,
	...issueRoutes,
	...issueActionRoutes,
	...mergeRequestRoutes,
	...mergingRoutes,
	...mergeRequestActionRoutes,
	...issuableRoutes,
	...todoRoutes,
	...noteRoutes,
	...labelRoutes,
	...milestoneRoutes,
	...repositoryRoutes,
	...hookRoutes,
	...epicRoutes,
	...wikiRoutes,
];
