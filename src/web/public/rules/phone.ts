/** A phone as people read it: ours in groups and without its country; others as they were given. */
export function sayPhone(phone: string): string {
  const mobile = /^(?:\+86)?(1\d\d)(\d{4})(\d{4})$/.exec(phone);
  return mobile ? mobile.slice(1).join(" ") : phone;
}
