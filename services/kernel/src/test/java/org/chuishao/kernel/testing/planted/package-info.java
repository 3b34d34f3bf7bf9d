/** Code that breaks the rules of the house on purpose: without it nobody would know that the rules can be broken. */
package org.chuishao.kernel.testing.planted;
