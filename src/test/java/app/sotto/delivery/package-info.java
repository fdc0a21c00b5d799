/**
 * Checks what is delivered beside the application, above all the files of a GPU node, with the
 * tools that its operators use and without a GPU.
 */
@org.jspecify.annotations.NullMarked
package app.sotto.delivery;
