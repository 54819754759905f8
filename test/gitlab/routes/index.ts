import { graphql } from '../graphql';
import { apiEndpoint } from '../http/api';
import type { Route } from '../http/call';
import { Router } from '../http/router';
import type { Endpoint } from '../http/server';
import { oauthEndpoints } from '../oauthPages';
import { resourceRoutes } from '../resources';
import { hookRoutes } from './hooks';
import { issuableRoutes } from './issuableActions';
import { issueActionRoutes } from './issueActions';
import { issueRoutes } from './issues';
import { labelRoutes } from './labels';
import { mergeRequestActionRoutes } from './mergeRequestActions';
import { mergeRequestRoutes } from './mergeRequests';
import { mergingRoutes } from './merging';
import { noteRoutes } from './notes';
import { peopleRoutes } from './people';
import { placeRoutes } from './places';
import { repositoryRoutes } from './repository';

const routes: Route[] = [
	...peopleRoutes,
	...placeRoutes,
	...issueRoutes,
	...issueActionRoutes,
	...mergeRequestRoutes,
	...mergingRoutes,
	...mergeRequestActionRoutes,
	...issuableRoutes,
	...noteRoutes,
	...labelRoutes,
	...repositoryRoutes,
	...hookRoutes,
	...resourceRoutes,
];

/** Every endpoint of the stand-in: one table for all servers, so that a start costs nothing for each of them. */
export const endpoints = new Router<Endpoint>();
for (const route of routes) endpoints.add(route[0], `/api/v4/${route[1]}`, apiEndpoint(route));
endpoints.add('POST', '/api/graphql', graphql);
for (const [method, path, endpoint] of oauthEndpoints) endpoints.add(method, path, endpoint);
