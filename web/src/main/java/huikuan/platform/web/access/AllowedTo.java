package huikuan.platform.web.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may use an endpoint, and where its company stands. Every endpoint has one; a
 * service with an endpoint without it does not start.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedTo {

  /** Any of these roles will do. */
  Role[] value();

  /** Which company a request is about. */
  Of of() default Of.PATH;

  /** Where the company of a request stands. */
  enum Of {
    /** The path names the company or an account. */
    PATH,

    /** The path's {@code id} is that of a case: its second part is the company, or the account. */
    CASE,

    /** The path's {@code task} begins with the company. */
    TASK,

    /** The path's {@code letter} or {@code run} begins with the company. */
    LETTER,

    /** The query names the company or an account; a role that is held for all needs none. */
    QUERY,

    /** The endpoint takes {@link Companies}, and shows and does only what concerns them. */
    ENDPOINT,

    /** What it is about concerns all companies: the role must be held for every one. */
    EVERY,

    /** What it is about concerns no company: the role may be held for any. */
    ANY,

    /**
     * No role is asked for: the link in a mail says who may ask, and for what. The endpoint takes
     * somebody {@link ByLink}, and stands where links let in.
     */
    LINK
  }
}
