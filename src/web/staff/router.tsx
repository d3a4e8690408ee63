import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { NotHere, Wrecked } from "./Lost.tsx";
import type { StaffScreen } from "./screens.ts";
import { home } from "./session/return-path.ts";

/**
 * Addresses of the staff client, below /staff. All screens stand inside the frame and behind the sign-in; every one can be
 * linked to. Values of the query are plain text, as people write them.
 */
export function createStaffRouter(screens: readonly StaffScreen[]) {
  const root = createRootRoute({ component: Outlet });
  const outside = [
    createRoute({
      getParentRoute: () => root,
      path: "/sign-in",
      component: lazyRouteComponent(() => import("./session/SignInPage.tsx"), "SignInPage"),
    }),
    createRoute({
      getParentRoute: () => root,
      path: "/set-up",
      component: lazyRouteComponent(() => import("./session/SetUpPage.tsx"), "SetUpPage"),
    }),
  ];
  const inside = createRoute({
    getParentRoute: () => root,
    id: "inside",
    component: lazyRouteComponent(() => import("./Inside.tsx"), "Inside"),
  });
  const pages = screens.map(({ path, page }) =>
    createRoute({ getParentRoute: () => inside, path, component: page, notFoundComponent: NotHere }),
  );
  const index = createRoute({
    getParentRoute: () => inside,
    path: "/",
    beforeLoad: () => {
      throw redirect({ to: home, replace: true });
    },
  });
  const elsewhere = createRoute({ getParentRoute: () => inside, path: "$", component: NotHere });
  return createRouter({
    routeTree: root.addChildren([...outside, inside.addChildren([index, ...pages, elsewhere]), ...galleryRoutes(root)]),
    basepath: "/staff",
    defaultErrorComponent: Wrecked,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (values) => {
      const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
      return said.length === 0 ? "" : `?${new URLSearchParams(said.map(([key, value]) => [key, String(value)]))}`;
    },
  });
}

/** The kit with sample data; only in development, so that nothing invented reaches an installation. */
function galleryRoutes(root: AnyRoute) {
  if (!import.meta.env.DEV) return [];
  return (["GalleryOfCase", "GalleryOfParts"] as const).map((name) =>
    createRoute({
      getParentRoute: () => root,
      path: name === "GalleryOfCase" ? "/gallery" : "/gallery/parts",
      component: lazyRouteComponent(() => import("../gallery/Gallery.tsx"), name),
    }),
  );
}
