import type { Route } from '../http/call';
import { issueRoutes } from './issues';
import { peopleRoutes } from './people';
import { placeRoutes } from './places';

/** Every endpoint of the stand-in's REST API. */
export const routes: Route[] = [...peopleRoutes, ...placeRoutes, ...issueRoutes];
