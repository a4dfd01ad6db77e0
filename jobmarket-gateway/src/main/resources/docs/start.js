// No validator: it would send the document to another host.
SwaggerUIBundle({ url: "/openapi", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
