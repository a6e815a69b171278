/** What a mail consists of. */
export interface EmailContent {
  /** The subject. Can be personalised. */
  readonly subject: string;

  /**
   * The id of the sender: see the settings of the email channel in Batch's dashboard. The sender must be there already: with an
   * id that is not known the deploy fails.
   */
  readonly senderIdentityId: string;

  /** The mail itself, as HTML. Can be personalised. */
  readonly html: string;

  /**
   * The address that answers go to.
   *
   * @default - none but the sender's
   */
  readonly replyTo?: string;
}

/** A mail in another language. */
export interface EmailTranslation extends EmailContent {
  /** The code of the language, such as `fr`. A message has one translation for each language. */
  readonly language: string;
}

/** A mail. */
export interface EmailOptions extends EmailContent {
  /**
   * The mail in other languages. People whose language is none of these get the content beside this prop.
   *
   * @default - everybody gets the same mail
   */
  readonly translations?: EmailTranslation[];
}
