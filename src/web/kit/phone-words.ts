/** A number as people read it aloud: Chinese mobiles 138-5550-0116, everything else as it is stored. */
export function phoneWords(phone: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(phone);
  return mobile ? mobile.slice(1).join("-") : phone;
}
