/** How many lanes can stand side by side on one stage. */
export const maxLanes = 8
