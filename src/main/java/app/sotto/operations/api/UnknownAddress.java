package app.sotto.operations.api;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what no other door under {@code /operator/api} does. */
@Hidden
@RestController
class UnknownAddress {

    @RequestMapping("/operator/api/**")
    ResponseEntity<ProblemDetail> unknown(HttpServletRequest request) {
        return ResponseEntity.of(
                        Problems.problem(
                                HttpStatus.NOT_FOUND,
                                "There is no %s here. There is /operator/api/nodes."
                                        .formatted(request.getMethod())))
                .build();
    }
}
