import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { Logo } from "../kit/Logo.tsx";

const rootRoute = createRootRoute({ component: Outlet });
const indexRoute = createRoute({ getParentRoute: () => rootRoute, path: "/", component: () => <Logo size={64} /> });

/** The kit with sample data; only in development, so that nothing invented reaches an installation. */
const galleryRoutes = import.meta.env.DEV
  ? (["GalleryOfCase", "GalleryOfParts"] as const).map((name) =>
      createRoute({
        getParentRoute: () => rootRoute,
        path: name === "GalleryOfCase" ? "/gallery" : "/gallery/parts",
        component: lazyRouteComponent(() => import("../gallery/Gallery.tsx"), name),
      }),
    )
  : [];

export const router = createRouter({
  routeTree: rootRoute.addChildren([indexRoute, ...galleryRoutes]),
  basepath: "/staff",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
